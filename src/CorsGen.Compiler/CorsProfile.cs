namespace CorsGen.Compiler;

/// <summary>Which configurations are accepted, and where credentials come from.</summary>
public enum CorsProfile
{
    /// <summary>
    /// What Amazon S3 accepts, with its limits. Credentials follow from the origins: a rule allows them unless it lists
    /// <c>*</c>.
    /// </summary>
    S3,

    /// <summary>
    /// For an API that isn't a bucket: any method that a browser can send, credentials only where a rule has
    /// <c>AllowCredentials</c>, and no limits.
    /// </summary>
    Web,
}
