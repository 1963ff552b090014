using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.Filters;

namespace CorsGen.AspNetCore;

/// <summary>What the attribute does to controllers and actions, so that they are like other endpoints with a policy.</summary>
internal static class ControllerPolicy
{
    private static readonly GuardFilter s_guard = new();

    /// <summary>
    /// Replaces the attribute by metadata of ours: it is metadata of the framework's too, and as such would need a key in
    /// <c>HttpContext.Items</c>.
    /// </summary>
    public static void Require(ICorsPolicy policy, Attribute attribute, IEnumerable<SelectorModel> selectors)
    {
        var required = new RequiredPolicy(policy, attribute);
        foreach (IList<object> metadata in selectors.Select(selector => selector.EndpointMetadata))
        {
            for (int i = 0; i < metadata.Count; i++)
            {
                if (ReferenceEquals(metadata[i], attribute))
                {
                    metadata[i] = required;
                }
            }
        }
    }

    /// <summary>Lets an action accept preflights, and keeps it from running where nothing has applied its policy.</summary>
    public static void Guard(ActionModel action)
    {
        foreach (SelectorModel selector in action.Selectors)
        {
            PreflightRouting.Accept(selector.EndpointMetadata);
        }

        if (!action.Filters.Contains(s_guard))
        {
            action.Filters.Add(s_guard);
        }
    }

    // Not the attribute: filters are metadata of the endpoint, the last ones, and it would count before an action's.
    private sealed class GuardFilter : IAuthorizationFilter, IOrderedFilter
    {
        public int Order => int.MinValue;

        public void OnAuthorization(AuthorizationFilterContext context) => EndpointGuard.Check(context.HttpContext);
    }
}
