namespace CorsGen.Tool.Reports;

/// <summary>Writes what was found, in one format.</summary>
internal interface IReport
{
    void Write(IReadOnlyList<CheckedFile> files);
}
