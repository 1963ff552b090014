namespace Microsoft.AspNetCore.Builder;

/// <summary>
/// How the CorsGen middleware answers preflights. Pass it to <c>UseCors</c> or <c>UseCorsGen</c>, or configure it for
/// the application with <c>services.Configure&lt;CorsGenOptions&gt;(…)</c>.
/// </summary>
public sealed class CorsGenOptions
{
    private int _allowedPreflightStatusCode = 204;
    private int _deniedPreflightStatusCode = 403;

    /// <summary>
    /// The status code of the answer to an allowed preflight. The default is 204; Amazon S3 sends 200. Browsers accept
    /// only codes from 200 to 299.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not from 200 to 299.</exception>
    public int AllowedPreflightStatusCode
    {
        get => _allowedPreflightStatusCode;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 200);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 299);
            _allowedPreflightStatusCode = value;
        }
    }

    /// <summary>
    /// The status code of the answer to a denied preflight. The default is 403, as Amazon S3 sends. Browsers refuse the
    /// request with any code, because the answer doesn't have CORS headers.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not from 200 to 599.</exception>
    public int DeniedPreflightStatusCode
    {
        get => _deniedPreflightStatusCode;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 200);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 599);
            _deniedPreflightStatusCode = value;
        }
    }
}
