using System.Linq;
using CorsGen.Compiler.Findings;
using CorsGen.Compiler.Fixes;
using CorsGen.Fuzzing.Engine;

namespace CorsGen.Fuzzing.Checks;

/// <summary>What holds for whatever the fixes offer.</summary>
internal static class FixChecks
{
    // Of many alike, a few.
    private const int MostActions = 5;

    public static void Check(PolicyCompilation compilation)
    {
        var file = new FixContext(compilation);
        FindingDescriptor[] found =
            [.. compilation.Errors.Concat(compilation.Advice).Select(finding => finding.Descriptor).Distinct()];
        foreach (IFix fix in AllFixes.List)
        {
            FixAction[] actions = [.. fix.Find(file)];
            FuzzException.Unless(
                actions.Length == 0 || found.Contains(fix.Descriptor),
                "A fix is offered for what is found",
                () => fix.Descriptor.Id);
            foreach (FixAction action in actions.Take(MostActions))
            {
                FuzzException.Unless(
                    action.Title.Length > 0 && !action.Title.Any(char.IsControl), "A title is one line", () => action.Title);
                CheckText(compilation, FixApplier.Apply(compilation, action)?.Text, fix, action.Title);
            }

            string? all = actions.Length == 0 ? null : FixApplier.ApplyAll(file, fix)?.Text;
            CheckText(compilation, all, fix, "all");
            if (all is not null && FixApplier.ApplyAll(file.WithText(all), fix) is { } more)
            {
                FuzzException.Unless(false, "What fixes all leaves nothing to fix", () => $"{fix.Descriptor.Id}: {all}\n{more.Text}");
            }
        }
    }

    private static void CheckText(PolicyCompilation before, string? text, IFix fix, string title)
    {
        if (text is null)
        {
            return;
        }

        string Details() => $"{fix.Descriptor.Id} {title}:\n{text}";
        FuzzException.Unless(text != before.Text.ToString(), "A fix changes the text", Details);
        PolicyCompilation after = before.WithText(text);
        FuzzException.Unless(
            !before.Errors.IsEmpty || after.Errors.IsEmpty, "A fix doesn't bring an error", Details);
        bool wasReadable = !before.Errors.Any(error => error.Descriptor == Descriptors.MalformedDocument);
        FuzzException.Unless(
            !wasReadable || !after.Errors.Any(error => error.Descriptor == Descriptors.MalformedDocument),
            "A fix leaves what can be read",
            Details);
        FuzzException.Unless(
            Count(after, fix.Descriptor) <= Count(before, fix.Descriptor) || before.Errors.Length > 0,
            "A fix doesn't add to what it fixes",
            Details);
    }

    private static int Count(PolicyCompilation compilation, FindingDescriptor descriptor) =>
        compilation.Errors.Concat(compilation.Advice).Count(finding => finding.Descriptor == descriptor);
}
