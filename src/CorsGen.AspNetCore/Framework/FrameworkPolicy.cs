using Microsoft.AspNetCore.Cors.Infrastructure;

namespace CorsGen.AspNetCore;

/// <summary>
/// A CorsGen policy for the framework's middleware and for libraries that look policies up. <see cref="PolicyService"/>
/// evaluates it; any other service finds a policy that allows nothing.
/// </summary>
internal sealed class FrameworkPolicy : CorsPolicy
{
    public FrameworkPolicy(ICorsPolicy policy, string name)
    {
        Policy = policy;
        Name = name;
        IsOriginAllowed = _ => false;
    }

    public ICorsPolicy Policy { get; }

    public string Name { get; }
}
