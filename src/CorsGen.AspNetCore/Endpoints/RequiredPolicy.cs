namespace CorsGen.AspNetCore;

/// <summary>What an endpoint's metadata says about its policy.</summary>
internal interface IRequiredPolicy
{
    ICorsPolicy Policy { get; }
}

/// <summary>
/// The metadata of an endpoint that requires a policy. It isn't an <c>ICorsMetadata</c> of the framework: where there is
/// one, the framework's endpoint middleware expects a key in <c>HttpContext.Items</c>, which costs an allocation.
/// </summary>
/// <param name="policy">The policy.</param>
/// <param name="attribute">The attribute that this replaces; null if the policy was required in code.</param>
internal sealed class RequiredPolicy(ICorsPolicy policy, Attribute? attribute = null) : IRequiredPolicy
{
    public ICorsPolicy Policy { get; } = policy;

    public Attribute? Attribute { get; } = attribute;

    public override string ToString() => $"CORS policy {Policy.GetType().Name}";
}
