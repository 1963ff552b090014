namespace CorsGen.AspNetCore;

/// <summary>
/// Metadata of an endpoint that requires a CorsGen policy: the attribute, or <see cref="RequiredPolicy"/>.
/// </summary>
internal interface IRequiredPolicy
{
    ICorsPolicy Policy { get; }
}

/// <summary>
/// The metadata of an endpoint that requires a policy. It isn't an <c>ICorsMetadata</c>, for which the framework's
/// endpoint middleware would expect a key in <c>HttpContext.Items</c>, at the cost of an allocation.
/// </summary>
/// <param name="policy">The policy.</param>
/// <param name="attribute">The attribute that this replaces; null if the policy was required in code.</param>
internal sealed class RequiredPolicy(ICorsPolicy policy, Attribute? attribute = null) : IRequiredPolicy
{
    public ICorsPolicy Policy { get; } = policy;

    public Attribute? Attribute { get; } = attribute;

    public override string ToString() => $"CORS policy {PolicyName.Of(Policy)}";
}
