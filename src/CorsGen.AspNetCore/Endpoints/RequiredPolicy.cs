namespace CorsGen.AspNetCore;

/// <summary>What an endpoint's metadata says about its policy.</summary>
internal interface IRequiredPolicy
{
    ICorsPolicy Policy { get; }
}

/// <summary>
/// The metadata of an endpoint that requires a policy. No <c>ICorsMetadata</c> of the framework: where there is one, the
/// framework's endpoint middleware wants a key in <c>HttpContext.Items</c>, which costs an allocation.
/// </summary>
internal sealed class RequiredPolicy(ICorsPolicy policy) : IRequiredPolicy
{
    public ICorsPolicy Policy { get; } = policy;

    public override string ToString() => $"CORS policy {Policy.GetType().Name}";
}
