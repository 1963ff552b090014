namespace CorsGen.Compiler.Configuration.Dialects;

/// <summary>BytePlus TOS, and others: S3's names, with one key more.</summary>
internal static class BytePlus
{
    private const string ResponseVary = "ResponseVary";

    public static readonly JsonDialect Json = new(
        "BytePlus TOS or another system with 'ResponseVary'",
        keys => keys.HasS3Rule ? keys.Find(ResponseVary) : null)
    {
        Dropped = new(ResponseVary, "Vary is always sent"),
    };
}
