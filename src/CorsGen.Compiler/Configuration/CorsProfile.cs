namespace CorsGen.Compiler.Configuration;

/// <summary>Which configurations are accepted, and where credentials come from.</summary>
internal enum CorsProfile
{
    /// <summary>What Amazon S3 accepts; credentials follow from the origins.</summary>
    S3,

    /// <summary>For an API that is no bucket: any method, credentials by choice, no limits.</summary>
    Web,
}
