using System.Text.Json;
using CorsGen.Compiler;
using CorsGen.Compiler.Findings;

namespace CorsGen.Tool.Reports;

/// <summary>
/// SARIF 2.1.0, which code scanning services read. Source:
/// <see href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html"/>.
/// </summary>
internal sealed class SarifReport(TextWriter output) : IReport
{
    public void Write(IReadOnlyList<CheckedFile> files) => JsonOutput.Write(output, json =>
    {
        json.WriteStartObject();
        json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        WriteTool(json);

        // Columns count as in .NET, and the files' paths are relative to where the command ran.
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteStartArray("results");
        foreach (FileFinding finding in files.SelectMany(file => file.Findings))
        {
            WriteResult(json, finding);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void WriteTool(Utf8JsonWriter json)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "corsgen");
        json.WriteString("informationUri", Descriptors.Repository);
        json.WriteStartArray("rules");
        foreach (FindingDescriptor descriptor in Descriptors.All)
        {
            json.WriteStartObject();
            json.WriteString("id", descriptor.Id);
            WriteText(json, "shortDescription", descriptor.Title);
            WriteText(json, "fullDescription", descriptor.Description);
            json.WriteString("helpUri", descriptor.HelpLink);
            json.WriteStartObject("defaultConfiguration");
            json.WriteString("level", LevelOf(descriptor.Severity));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, FileFinding finding)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", finding.Descriptor.Id);
        json.WriteNumber("ruleIndex", Descriptors.All.IndexOf(finding.Descriptor));
        json.WriteString("level", LevelOf(finding.Severity));
        WriteText(json, "message", finding.Message);
        json.WriteStartArray("locations");
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", UriOf(finding.Path));
        json.WriteEndObject();
        json.WriteStartObject("region");
        json.WriteNumber("startLine", finding.Lines.Start.Line + 1);
        json.WriteNumber("startColumn", finding.Lines.Start.Character + 1);
        json.WriteNumber("endLine", finding.Lines.End.Line + 1);
        json.WriteNumber("endColumn", finding.Lines.End.Character + 1);
        json.WriteNumber("charOffset", finding.Span.Start);
        json.WriteNumber("charLength", finding.Span.Length);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    private static string LevelOf(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => "error",
        FindingSeverity.Warning => "warning",
        _ => "note",
    };

    // A relative path is a relative reference, each of its parts escaped; an absolute one a file: URI.
    private static string UriOf(string path) => Path.IsPathFullyQualified(path)
        ? new Uri(path).AbsoluteUri
        : string.Join('/', path.Split('/', Path.DirectorySeparatorChar).Select(Uri.EscapeDataString));
}
