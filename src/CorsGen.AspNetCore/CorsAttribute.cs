using System.Diagnostics.CodeAnalysis;
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
/// <typeparam name="TPolicy">The policy: a generated class, or another with a public static property <c>Instance</c>.</typeparam>
/// <remarks>
/// To the framework's own middleware, an endpoint with this attribute has CORS disabled: it never gets a policy of the
/// framework's by mistake.
/// </remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = false, Inherited = true)]
public sealed class CorsAttribute<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] TPolicy>
    : Attribute, IRequiredPolicy, IDisableCorsAttribute, IControllerModelConvention, IActionModelConvention
    where TPolicy : class, ICorsPolicy
{
    /// <summary>The policy.</summary>
    /// <exception cref="InvalidOperationException"><typeparamref name="TPolicy"/> has no <c>Instance</c>.</exception>
    public ICorsPolicy Policy => PolicyInstance<TPolicy>.Value;

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
