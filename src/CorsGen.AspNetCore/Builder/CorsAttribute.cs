using CorsGen;
using CorsGen.AspNetCore;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace Microsoft.AspNetCore.Builder;

/// <summary>
/// Requires a policy that CorsGen compiled for a controller, an action, a hub, or the handler of an endpoint, in place of
/// the application's. An action's counts before its controller's. Takes effect by <c>UseCors(policy)</c> or
/// <c>UseCorsGen()</c>, without which a request to the endpoint fails.
/// </summary>
/// <typeparam name="TPolicy">
/// The policy: a generated class, whose <c>Instance</c> it is, or another, of which one object is created for all uses.
/// </typeparam>
/// <remarks>
/// Where the framework's own middleware comes by an endpoint with this attribute before a policy of ours was applied, a request
/// with an <c>Origin</c> fails: nothing is answered by a policy of the framework's by mistake. Under the framework's
/// <c>UseCors()</c> alone, requests without an <c>Origin</c> still reach the handler or hub, and their answers have no
/// <c>Vary</c> of ours: an attribute cannot prevent it. Controllers, and endpoints with <c>RequireCors(policy)</c>, fail for
/// those too.
/// </remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = false, Inherited = true)]
public sealed class CorsAttribute<TPolicy>
    : Attribute, IRequiredPolicy, ICorsPolicyMetadata, IControllerModelConvention, IActionModelConvention
    where TPolicy : class, ICorsPolicy, new()
{
    /// <summary>The policy: the same object for every use of the class.</summary>
    public ICorsPolicy Policy => PolicyInstance<TPolicy>.Value;

    // Only the framework's middleware asks, and not where ours ran before: see EndpointRequirement.Applied.
    Cors.Infrastructure.CorsPolicy ICorsPolicyMetadata.Policy => throw EndpointGuard.OnlyFrameworks(Policy);

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
