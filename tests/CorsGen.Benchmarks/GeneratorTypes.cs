extern alias generator;

// The generator has the types of the compiler and of the runtime library too, as it must not need another assembly.
// Tests mean those of the libraries, and of the generator only these.
global using CorsAnalyzer = generator::CorsGen.Generator.CorsAnalyzer;
global using CorsGenerator = generator::CorsGen.Generator.CorsGenerator;
