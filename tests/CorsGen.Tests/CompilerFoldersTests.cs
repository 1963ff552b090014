using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace CorsGen.Tests;

/// <summary>
/// The folders of the compiler depend on each other in one direction: text, syntax, configuration, findings, plan, C#
/// text.
/// </summary>
public partial class CompilerFoldersTests
{
    private static readonly Dictionary<string, HashSet<string>> s_uses = Read();

    [Fact]
    public void A_folder_is_a_namespace()
    {
        string[] folders =
        [
            .. Directory.GetDirectories(Repository.PathOf("src", "CorsGen.Compiler"))
                .Select(folder => Path.GetFileName(folder)),
        ];
        Assert.Equal(
            folders.Except(["bin", "obj", "Api"]).Order(StringComparer.Ordinal),
            s_uses.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Folders_have_no_circle()
    {
        var reached = new Dictionary<string, HashSet<string>>();
        foreach (string folder in s_uses.Keys)
        {
            Assert.False(
                Reach(folder).Contains(folder),
                $"{folder} depends on itself, by way of {string.Join(", ", s_uses[folder])}");
        }

        HashSet<string> Reach(string folder)
        {
            if (!reached.TryGetValue(folder, out HashSet<string>? all))
            {
                reached.Add(folder, all = []);
                foreach (string used in s_uses[folder])
                {
                    all.Add(used);
                    all.UnionWith(Reach(used));
                }
            }

            return all;
        }
    }

    [Fact]
    public void Only_what_prints_or_executes_the_plan_depends_on_it() => Assert.Equal(
        ["Emit", "Execution"],
        s_uses.Where(pair => pair.Value.Contains("Planning")).Select(pair => pair.Key).Order(StringComparer.Ordinal));

    // By folder, the folders that its files use. The files beside the folders, and the public ones, which are in their
    // namespace, tie them together, and may use all.
    private static Dictionary<string, HashSet<string>> Read()
    {
        var uses = new Dictionary<string, HashSet<string>>();
        string root = Repository.PathOf("src", "CorsGen.Compiler");
        foreach (string path in Directory.GetFiles(root, "*.cs", SearchOption.AllDirectories))
        {
            string folder = Path.GetRelativePath(root, path).Split(Path.DirectorySeparatorChar)[0];
            string text = File.ReadAllText(path);
            if (folder is "bin" or "obj" or "Api" || folder.EndsWith(".cs", StringComparison.Ordinal))
            {
                continue;
            }

            Assert.Equal(folder, Namespace().Match(text).Groups["folder"].Value);
            if (!uses.TryGetValue(folder, out HashSet<string>? used))
            {
                uses.Add(folder, used = []);
            }

            used.UnionWith(Using()
                .Matches(text)
                .Select(match => match.Groups["folder"].Value)
                .Where(name => name != folder));
        }

        return uses;
    }

    [GeneratedRegex(@"^namespace CorsGen\.Compiler\.(?<folder>\w+)", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"^using (static |\w+ = )?CorsGen\.Compiler\.(?<folder>\w+)", RegexOptions.Multiline)]
    private static partial Regex Using();
}
