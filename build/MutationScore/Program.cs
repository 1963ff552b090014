using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using CorsGen.Build;

const int LeastPercent = 85;
const string NoMutant = "-1";

// Stryker runs the tests repeatedly in one process, where static fields already have their values: a mutant of such a
// value has no effect there, and always "survives". So these mutants are tested again here, each in a new process.
string root = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../.."));
string tests = Path.Combine(root, "tests", "CorsGen.Tests");
string[] parts = args.Length > 0
    ? args
    : [
        .. Directory.GetFiles(Path.Combine(tests, "Mutation"), "*.json")
            .Select(path => Path.GetFileNameWithoutExtension(path))
            .Order(StringComparer.Ordinal),
    ];
var command = new TestCommand(tests);
var scores = new List<string>();
bool isGood = true;
foreach (string part in parts)
{
    string configuration = Path.Combine(tests, "Mutation", part + ".json");
    string filter = JsonDocument.Parse(File.ReadAllText(configuration)).RootElement
        .GetProperty("stryker-config").GetProperty("test-case-filter").GetString()!;
    string assembly = Path.Combine(tests, "bin", "Debug", "net10.0", "CorsGen.Generator.dll");
    if (await command.RunStrykerAsync(configuration, assembly) is not { } mutated)
    {
        Console.Error.WriteLine($"{part}: Stryker failed, or its assembly was not seen.");
        return 1;
    }

    string report = Directory.GetFiles(
        Path.Combine(tests, "StrykerOutput"), "mutation-report.json", SearchOption.AllDirectories)
        .MaxBy(File.GetLastWriteTimeUtc)!;
    List<Mutant> mutants = StrykerReport.Read(report, Path.Combine(root, "src", "CorsGen.Generator"));
    Console.WriteLine($"{mutants.Count(IsUndecided)} mutants of static values are tried again.");
    byte[] original = File.ReadAllBytes(assembly);
    File.WriteAllBytes(assembly, mutated);
    try
    {
        if (!await command.PassWithAsync(NoMutant, filter))
        {
            Console.Error.WriteLine($"{part}: the tests fail without any mutant.");
            return 1;
        }

        for (int i = 0; i < mutants.Count; i++)
        {
            if (IsUndecided(mutants[i]) && !await command.PassWithAsync(mutants[i].Id, filter))
            {
                mutants[i] = mutants[i] with { Status = "Killed" };
            }
        }
    }
    finally
    {
        File.WriteAllBytes(assembly, original);
    }

    foreach (Mutant mutant in mutants.Where(mutant => mutant.Counts && !mutant.IsKilled))
    {
        Console.WriteLine($"{mutant.File}({mutant.Line}): {mutant.Status}: {mutant.Original} => {mutant.Replacement}");
    }

    int killed = mutants.Count(mutant => mutant.IsKilled);
    int counted = mutants.Count(mutant => mutant.Counts);
    scores.Add($"{part}: {killed} of {counted} mutants are killed, {100.0 * killed / Math.Max(1, counted):0.0} %");
    isGood &= counted > 0 && killed * 100 >= counted * LeastPercent;
}

scores.ForEach(Console.WriteLine);
return isGood ? 0 : 1;

static bool IsUndecided(Mutant mutant) => mutant is { Status: "Survived", IsStatic: true };
