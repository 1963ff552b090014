extern alias generator;

// The generator has the types of the runtime library too, as it must not need another assembly. Tests mean
// those of the library, and of the generator only this.
global using CorsGenerator = generator::CorsGen.Generator.CorsGenerator;
