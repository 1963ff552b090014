namespace CorsGen.Testing;

/// <summary>
/// A folder of its own with one project, or with several and a solution, which the real <c>dotnet</c> builds.
/// </summary>
public sealed class BuildProject : IDisposable
{
    // Quiet, and in a format that does not depend on the terminal.
    private static readonly string[] s_buildArguments = ["-v:minimal", "-tl:off", "-nologo"];

    private readonly List<string> _projects = [];
    private bool _isRestored;

    /// <summary>A folder where the files of a package are imported, and nothing from a folder above.</summary>
    public BuildProject()
        : this(
            ("Directory.Build.props", $"""
                <Project>
                  <Import Project="{Repository.Root}build/CorsGen.props" />
                  <PropertyGroup>
                    <UseAppHost>false</UseAppHost>
                  </PropertyGroup>
                </Project>
                """),
            ("Directory.Build.targets", $"""
                <Project>
                  <ItemGroup>
                    <Reference Include="{BuildUnderTest.Library}" />
                    <Analyzer Include="{BuildUnderTest.Generator}" Condition="'$(WithoutGenerator)' != 'true'" />
                  </ItemGroup>
                  <Import Project="{Repository.Root}build/CorsGen.targets" />
                </Project>
                """),

            // No project here needs a package, and this one shows it.
            ("nuget.config", "<configuration><packageSources><clear /></packageSources></configuration>"))
    {
    }

    /// <summary>A folder with other files to begin with.</summary>
    public BuildProject(params (string Path, string Text)[] files)
    {
        Folder = Directory.CreateTempSubdirectory("CorsGen-").FullName;
        Write(".editorconfig", "root = true");
        foreach ((string path, string text) in files)
        {
            Write(path, text);
        }
    }

    public string Folder { get; }

    /// <summary>The names of the projects of the solution.</summary>
    public IReadOnlyList<string> Projects => _projects;

    public string PathOf(string path) => Path.Combine(Folder, path);

    public bool Has(string path) => File.Exists(PathOf(path));

    public BuildProject Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(path))!);
        File.WriteAllText(PathOf(path), text);
        return this;
    }

    /// <summary>Adds a project to the solution, in a folder of its name.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="project">The text of the project file.</param>
    /// <param name="files">Its other files.</param>
    public BuildProject Add(string name, string project, params (string Path, string Text)[] files)
    {
        _projects.Add(name);
        Write(
            "All.slnx",
            $"<Solution>{string.Concat(_projects.Select(each => $"<Project Path=\"{each}/{each}.csproj\" />"))}</Solution>");
        Write($"{name}/{name}.csproj", project);
        foreach ((string path, string text) in files)
        {
            Write($"{name}/{path}", text);
        }

        return this;
    }

    /// <summary>Builds, and restores if that is not yet done.</summary>
    public Task<BuildOutput> Build(params string[] arguments) => RunBuild("build", arguments);

    public Task<BuildOutput> Publish(params string[] arguments) => RunBuild("publish", arguments);

    public Task<BuildOutput> MSBuild(params string[] arguments) =>
        Dotnet(["msbuild", .. s_buildArguments, .. arguments]);

    /// <summary>Runs what has been built.</summary>
    public Task<BuildOutput> Run(params string[] arguments) => Dotnet(["run", "--no-build", .. arguments]);

    /// <summary>Runs an assembly that has been built, for an older framework too.</summary>
    public Task<BuildOutput> Execute(string assembly) => Dotnet("exec", "--roll-forward", "Major", assembly);

    /// <summary>Starts what has been built.</summary>
    public DotnetProcess Start(params string[] arguments) =>
        DotnetProcess.Start(Folder, ["run", "--no-build", .. arguments]);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private Task<BuildOutput> RunBuild(string verb, string[] arguments)
    {
        string[] restore = _isRestored ? ["--no-restore"] : [];
        _isRestored = true;
        return Dotnet([verb, .. s_buildArguments, .. restore, .. arguments]);
    }

    private async Task<BuildOutput> Dotnet(params string[] arguments)
    {
        (int exitCode, IReadOnlyList<string> lines) = await DotnetProcess.Run(Folder, arguments);
        return new BuildOutput(exitCode, lines, Folder);
    }
}
