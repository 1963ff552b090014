using System.Text.Json;
using CorsGen.Compiler;
using CorsGen.Compiler.Findings;

namespace CorsGen.Tool.Reports;

/// <summary>One JSON object: the findings of all files, and how many there are of each severity.</summary>
internal sealed class JsonReport(TextWriter output) : IReport
{
    public void Write(IReadOnlyList<CheckedFile> files) => JsonOutput.Write(output, json =>
    {
        json.WriteStartObject();
        json.WriteNumber("files", files.Count);
        foreach ((string name, FindingSeverity severity) in new[]
        {
            ("errors", FindingSeverity.Error), ("warnings", FindingSeverity.Warning),
            ("suggestions", FindingSeverity.Info),
        })
        {
            json.WriteNumber(name, files.Sum(file => file.Findings.Count(finding => finding.Severity == severity)));
        }

        json.WriteStartArray("findings");
        foreach (FileFinding finding in files.SelectMany(file => file.Findings))
        {
            Write(json, finding);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, FileFinding finding)
    {
        json.WriteStartObject();
        json.WriteString("file", finding.Path);
        json.WriteString("id", finding.Descriptor.Id);
        json.WriteString("severity", CheckedFile.NameOf(finding.Severity));
        json.WriteString("message", finding.Message);
        json.WriteNumber("line", finding.Lines.Start.Line + 1);
        json.WriteNumber("column", finding.Lines.Start.Character + 1);
        json.WriteNumber("endLine", finding.Lines.End.Line + 1);
        json.WriteNumber("endColumn", finding.Lines.End.Character + 1);
        json.WriteNumber("start", finding.Span.Start);
        json.WriteNumber("length", finding.Span.Length);
        json.WriteString("helpLink", finding.Descriptor.HelpLink);
        json.WriteEndObject();
    }
}
