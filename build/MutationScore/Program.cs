using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using CorsGen.Build;

const int LeastPercent = 85;

string root = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../.."));

// Tests of large input, of time and of other processes.
const string Slow = "LargeAdviceTests LargeFileTests LinearTimeTests XmlHostileTests JsonHostileTextTests "
    + "GeneratedCodeCompilesTests MatcherAgainstReferenceTests StrangerSearchTests EveryPolicyTests PolicySizeTests "
    + "DeterminismTests MemberNamesTests ToolProcessTests EditorTests SarifSchemaTests RenewalTests";
MutatedProject[] projects =
[
    new(root, "CorsGen.Compiler", "CorsGen.Tests", "net8.0", "KeyHashTests", Slow),
    new(root, "CorsGen", "CorsGen.Tests", "net8.0", "A_later_rule_that_allows_the_request_too", Slow),
    new(root, "CorsGen.AspNetCore", "CorsGen.AspNetCore.Tests", "net10.0", "SignalRTests", "ReloadTests"),
];

// "--every 4", before the folders, tries one mutant in four, which says within a few percent what all would.
(int every, string[] asked) = args is ["--every", var number, .. var rest]
    ? (int.Parse(number, CultureInfo.InvariantCulture), rest)
    : (1, args);
var scores = new List<string>();
bool isGood = true;
foreach (MutatedProject project in projects)
{
    // "Advice" or "CorsGen.Compiler/Advice"; all without an argument.
    bool IsAskedFor(string folder) =>
        asked.Length == 0
        || asked.Contains(folder)
        || asked.Contains(project.Name)
        || asked.Contains($"{project.Name}/{folder}");

    string[] folders = [.. Directory.GetDirectories(Path.Combine(root, "src", project.Name)).Select(Path.GetFileName)!];
    if (!folders.Append("").Any(IsAskedFor))
    {
        continue;
    }

    if (await project.MutateAsync() is not var (mutants, mutated))
    {
        Console.Error.WriteLine($"{project.Name}: Stryker failed, or its assembly was not seen.");
        return 1;
    }

    byte[] original = File.ReadAllBytes(project.Assembly);
    File.WriteAllBytes(project.Assembly, mutated);
    try
    {
        Coverage? coverage = await Coverage.ReadAsync(project, MutantRun.Processes);
        if (coverage is null)
        {
            Console.Error.WriteLine($"{project.Name}: the tests don't end without a mutant.");
            return 1;
        }

        Console.WriteLine($"{coverage.Count} tests, without:");
        coverage.LeftOut.ForEach(Console.WriteLine);
        foreach (IGrouping<string, Mutant> folder in mutants.GroupBy(mutant => mutant.Folder))
        {
            if (IsAskedFor(folder.Key))
            {
                List<Mutant> all = [.. folder.Where((_, index) => index % every == 0)];
                int noticed = all.Count - (await new MutantRun(project, coverage).RunAsync(all)).Count;
                scores.Add(
                    $"{project.Name}/{folder.Key}: {noticed} of {all.Count} mutants, {100.0 * noticed / all.Count:0.0} %");
                Console.WriteLine(scores[^1]);
                isGood &= noticed * 100 >= all.Count * LeastPercent;
            }
        }
    }
    finally
    {
        File.WriteAllBytes(project.Assembly, original);
    }
}

Console.WriteLine("In all:");
scores.ForEach(Console.WriteLine);
return isGood ? 0 : 1;
