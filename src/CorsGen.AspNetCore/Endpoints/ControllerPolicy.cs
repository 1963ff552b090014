using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.Filters;

namespace CorsGen.AspNetCore;

/// <summary>
/// How the attribute changes controllers and actions, so that they behave like other endpoints with a policy.
/// </summary>
internal static class ControllerPolicy
{
    private static readonly GuardFilter s_guard = new();

    /// <summary>
    /// Replaces the attribute with <see cref="RequiredPolicy"/>: the attribute is also CORS metadata of the framework,
    /// which would require a key in <c>HttpContext.Items</c>.
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

    /// <summary>Lets an action accept preflights, and prevents it from running if its policy wasn't applied.</summary>
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

    // The filter isn't the attribute itself: filters become the last metadata of an endpoint, so a controller's
    // attribute would override an action's.
    private sealed class GuardFilter : IAuthorizationFilter, IOrderedFilter
    {
        public int Order => int.MinValue;

        public void OnAuthorization(AuthorizationFilterContext context) => EndpointGuard.Check(context.HttpContext);
    }
}
