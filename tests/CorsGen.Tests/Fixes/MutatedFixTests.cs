using System;
using System.Linq;
using CorsGen.Compiler.Fixes;
using CorsGen.Tests.Infrastructure;
using CorsGen.Tests.Matching;

namespace CorsGen.Tests.Fixes;

/// <summary>
/// Files with random mistakes of every kind. Whatever is offered for them can be applied; what could be parsed still
/// can; and where all of a file's syntax is fixed, nothing is left to offer.
/// </summary>
public sealed class MutatedFixTests(ITestOutputHelper output)
{
    private const string SyntaxError = "CORS001";

    private static readonly int s_count = TestSize.Of(1_500);

    // What goes wrong in files that people write, and what it takes to go wrong beside it.
    private static readonly string[] s_mistakes =
    [
        ",", ", ", ",,", "\n , ,\n", "\n", "\r\n", "  ", "\t", ";", "//", "// a\n", "/* b */", "/*", "#", "'", "\"",
        "“",
        "\\", ":", "[", "]", "{", "}", "*", "null", "true", "1", "\"x\"", "'y'", "get", "\"https://a.example/\"",
        "\"AllowedHeaders\": [],", "allowedOrigins", "\uFEFF",
    ];

    private static readonly string[] s_files =
    [
        .. PolicySamples.All.Where(sample => sample.Value.Json.Length < 2_000).Select(sample => sample.Value.Json),
        """
        [
          {
            "AllowedOrigins": ["https://app.example", "http://a.example", "*"],
            "AllowedMethods": ["get", "PUT"]
          }
        ]
        """,
        """
        [
          // The pages.
          {
            'AllowedOrigins': ['https://app.example:443',],
            "allowedMethods": "GET, PUT", "MaxAgeSeconds": "30"
          },
        ]
        """,
        """[{ "origin": ["*"], "method": ["GET"], "responseHeader": ["ETag"], "maxAgeSeconds": 30 }]""",
    ];

    [Fact]
    public void No_offer_throws_or_makes_a_file_worse()
    {
        Random random = TestSeed.CreateRandom(output);
        FixContext opened = new(Compiled.Of("[]"));
        int offers = 0;
        int cured = 0;
        for (int i = 0; i < s_count; i++)
        {
            string text = Mutate(random, s_files[random.Next(s_files.Length)]);
            FixContext file = opened.WithText(text);
            foreach (IFix fix in AllFixes.List)
            {
                FixAction[] actions = [.. fix.Find(file)];
                foreach (FixAction action in actions)
                {
                    AssertNoWorse(file, FixApplier.Apply(file.Compilation, action)?.Text);
                }

                string? all = FixApplier.ApplyAll(file, fix)?.Text;
                AssertNoWorse(file, all);
                offers += actions.Length;
                if (fix.Descriptor.Id == SyntaxError && actions.Length > 0)
                {
                    FixContext after = file.WithText(all!);
                    Assert.Empty(fix.Find(after).Select(action => $"{action.Title} in\n{all}\n\nof\n\n{text}"));
                    cured += after.HasNone(SyntaxError) ? 1 : 0;
                }
            }
        }

        output.WriteLine($"{s_count} files, {offers} offers, {cured} files whose syntax was cured.");
        Assert.InRange(offers, s_count / 2, int.MaxValue);
        Assert.InRange(cured, 1, s_count);
    }

    private static void AssertNoWorse(FixContext file, string? corrected)
    {
        if (corrected is not null && file.HasNone(SyntaxError))
        {
            FixContext after = file.WithText(corrected);
            Assert.Empty((file.Compilation.Errors.IsEmpty ? after.Compilation.Errors : after.FindingsOf(SyntaxError))
                .Select(error => $"{error.Message} in\n{corrected}\n\nof\n\n{file.Source}"));
        }
    }

    private static string Mutate(Random random, string text)
    {
        for (int n = random.Next(1, 6); n > 0; n--)
        {
            int start = random.Next(text.Length + 1);
            int removed = random.Chance(0.3) ? Math.Min(random.Next(4), text.Length - start) : 0;
            string added = random.Chance(0.9) ? string.Concat(random.GetItems(s_mistakes, random.Next(1, 4))) : "";
            text = text[..start] + added + text[(start + removed)..];
        }

        return text;
    }
}
