using CorsGen;
using CorsGen.AspNetCore;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace Microsoft.AspNetCore.Builder;

/// <summary>
/// Requires a policy that CorsGen compiled for a controller, an action, a hub, or the handler of an endpoint, instead
/// of the application's policy. An action's attribute overrides its controller's. Requires <c>UseCors(policy)</c> or
/// <c>UseCorsGen()</c>; otherwise, requests to the endpoint fail.
/// </summary>
/// <typeparam name="TPolicy">
/// The class of the policy. Of a generated class, the policy is its <c>Instance</c>; of another class, one object is
/// created and shared.
/// </typeparam>
/// <remarks>
/// If the framework's CORS middleware reaches an endpoint with this attribute before CorsGen has applied the policy, a
/// request with an <c>Origin</c> fails, so that the framework never answers it with another policy by mistake. If the
/// application only calls the framework's <c>UseCors()</c>, requests without an <c>Origin</c> still reach a handler or
/// hub, and their responses don't get CorsGen's <c>Vary</c>; an attribute cannot prevent this. Controllers, and
/// endpoints with <c>RequireCors(policy)</c>, also fail for such requests.
/// </remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = false, Inherited = true)]
public sealed class CorsAttribute<TPolicy>
    : Attribute, IRequiredPolicy, ICorsPolicyMetadata, IControllerModelConvention, IActionModelConvention
    where TPolicy : class, ICorsPolicy, new()
{
    /// <summary>The policy: the same object for every use of the class.</summary>
    public ICorsPolicy Policy => PolicyInstance<TPolicy>.Value;

    // Only the framework's middleware asks, and not where ours ran before: see EndpointRequirement.Applied.
    Cors.Infrastructure.CorsPolicy ICorsPolicyMetadata.Policy => throw EndpointGuard.ReachedByFramework(Policy);

    /// <inheritdoc/>
    void IControllerModelConvention.Apply(ControllerModel controller)
    {
        ControllerPolicy.Require(Policy, this, controller.Selectors);
        foreach (ActionModel action in controller.Actions)
        {
            ControllerPolicy.Guard(action);
        }
    }

    /// <inheritdoc/>
    void IActionModelConvention.Apply(ActionModel action)
    {
        ControllerPolicy.Require(Policy, this, action.Selectors);
        ControllerPolicy.Guard(action);
    }
}
