using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace CorsGen.BuildTests;

public class ErrorTests
{
    private const string FiveErrors = """
        [
          {
            "AllowedOrigins": ["https://*.*.example.com"],
            "AllowedMethods": ["GET", "get"],
            "AllowedHeaders": ["x y"],
            "MaxAgeSeconds": -1,
            "ExposedHeaders": []
          }
        ]
        """;

    [Fact]
    public async Task All_errors_of_all_files_are_in_one_build_and_a_good_neighbour_keeps_its_class()
    {
        using BuildProject project = new BuildProject()
            .Write(
                "app.csproj",
                Texts.ConsoleProject("""<ItemGroup><AdditionalFiles Include="*.cors.json" /></ItemGroup>"""))
            .Write("five.cors.json", FiveErrors)
            .Write("one.cors.json", Texts.BadPolicy)
            .Write("good.cors.json", Texts.GoodPolicy)
            .Write("Program.cs", Texts.EmptyProgram);

        BuildOutput build = await project.Build(
            "-p:ErrorEndLocation=true",
            "-p:EmitCompilerGeneratedFiles=true",
            "-p:CompilerGeneratedFilesOutputPath=generated");

        Assert.Equal(
            [
                "five.cors.json(3,35,3,36): error CORS006",
                "five.cors.json(4,32,4,35): error CORS005",
                "five.cors.json(5,25,5,28): error CORS007",
                "five.cors.json(6,22,6,24): error CORS008",
                "five.cors.json(7,6,7,20): error CORS003",
                "one.cors.json(4,32,4,35): error CORS005",
            ],
            build.Failed().Heads);
        Assert.Equal(
            ["app.FiveCorsPolicy.g.cs", "app.GoodCorsPolicy.g.cs", "app.OneCorsPolicy.g.cs"],
            Directory.EnumerateFiles(project.PathOf("generated"), "*Policy.g.cs", SearchOption.AllDirectories)
                .Select(Path.GetFileName)
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_cannot_become_a_policy_fails_its_project()
    {
        (string, string) policy = ("cors.json", Texts.GoodPolicy);
        (string, string) program = ("Program.cs", Texts.EmptyProgram);
        using BuildProject projects = new BuildProject()
            .Add(
                "Twice",
                ProjectOf("cors.json", "./cors.json", "../Twice/cors.json"),
                policy,
                ("Program.cs", Texts.Program))
            .Add("Missing", ProjectOf("missing.cors.json"), program)
            .Add("Binary", ProjectOf("cors.json"), program)
            .Add(
                "SameClass",
                ProjectOf("cors.json", "sub/cors.json"),
                policy,
                ("sub/cors.json", Texts.GoodPolicy),
                program)
            .Add(
                "MemberName",
                ProjectOf("cors.json").Replace("cors.json\"", "cors.json\" CorsClass=\"Rules\""),
                policy,
                program)
            .Add(
                "OldLanguage",
                ProjectOf("cors.json").Replace("enable", "disable").Replace(
                    "<Nullable>", "<LangVersion>7.3</LangVersion><Nullable>"),
                policy,
                ("Program.cs", "class Program { static void Main() { } }"));
        byte[] image = [0xFF, 0xD8, 0xFF, 0, 0, 0, 0x10];
        await File.WriteAllBytesAsync(
            projects.PathOf("Binary/cors.json"), image, TestContext.Current.CancellationToken);

        BuildOutput build = await projects.Build();

        build.Failed();
        Assert.True(build.HasBuilt("Twice"), build.ToString());
        Assert.Empty(build.HeadsOf("Twice"));
        Assert.Equal(["CSC: error CS2001", "Missing/missing.cors.json(1,1): error CORS012"], build.HeadsOf("Missing"));
        Assert.Equal(["Binary/cors.json(1,1): error CORS012", "CSC: error CS2015"], build.HeadsOf("Binary"));
        Assert.Equal(
            ["SameClass/cors.json(1,1): error CORS012", "SameClass/sub/cors.json(1,1): error CORS012"],
            build.HeadsOf("SameClass"));
        Assert.Equal(["MemberName/cors.json(1,1): error CORS012"], build.HeadsOf("MemberName"));
        Assert.Equal(["OldLanguage/cors.json(1,1): error CORS013"], build.HeadsOf("OldLanguage"));

        static string ProjectOf(params string[] files) => Texts.ConsoleProject(
            $"<ItemGroup>{string.Concat(files.Select(file => $"<AdditionalFiles Include=\"{file}\" />"))}</ItemGroup>");
    }
}
