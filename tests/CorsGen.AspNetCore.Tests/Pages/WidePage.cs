using Microsoft.AspNetCore.Cors;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CorsGen.AspNetCore.Tests.Pages;

/// <summary>A page model with a policy, from which others are derived.</summary>
[Cors<OpenCorsPolicy>]
[IgnoreAntiforgeryToken]
public abstract class WidePage : PageModel
{
    /// <summary>Handles PUT.</summary>
    public ContentResult OnPut() => Content("ran");
}

/// <summary>A page with its own policy.</summary>
[Cors<UploadsCorsPolicy>]
public sealed class DerivedPage : WidePage;

/// <summary>A page without CORS.</summary>
[DisableCors]
public sealed class DisabledPage : WidePage;
