namespace Microsoft.AspNetCore.Builder;

/// <summary>
/// How the CorsGen middleware answers preflights. Given to <c>UseCors</c> or <c>UseCorsGen</c>, or configured for the
/// application with <c>services.Configure&lt;CorsGenOptions&gt;(…)</c>.
/// </summary>
public sealed class CorsGenOptions
{
    private int _allowedPreflightStatusCode = 204;
    private int _deniedPreflightStatusCode = 403;

    /// <summary>
    /// The status of a preflight that is allowed: 204 unless it is set. Amazon S3 sends 200; browsers take any from 200 to
    /// 299 and no other.
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
    /// The status of a preflight that is denied: 403, as Amazon S3 sends, unless it is set. Whatever it is, a browser
    /// refuses the request, as the answer has no CORS header.
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
