using System.Reflection;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.SignalR;

namespace CorsGen.AspNetCore;

/// <summary>
/// Finds an endpoint's CORS metadata. The item that is nearest to the handler applies.
/// </summary>
internal static class NearestPolicy
{
    /// <summary>
    /// The CORS metadata, CorsGen's and the framework's, with the nearest item last. An attribute of a base class is
    /// omitted if a derived class has one: reflection lists the derived class's attribute first, so the inherited one
    /// would be the last and apply.
    /// </summary>
    public static List<object> Of(EndpointMetadataCollection metadata)
    {
        List<object> found = [.. metadata.Where(IsAboutCors)];
        int start = 0;
        foreach (MemberInfo member in found.Count < 2 ? [] : Members(metadata))
        {
            bool hasNearest = false;
            foreach (object attribute in member.GetCustomAttributes(inherit: true).Where(IsAboutCors))
            {
                int index = found.FindIndex(start, item => Declared(item).GetType() == attribute.GetType());
                if (index >= 0 && hasNearest)
                {
                    found.RemoveAt(index);
                }
                else if (index >= 0)
                {
                    hasNearest = true;
                    start = index + 1;
                }
            }
        }

        return found;
    }

    private static bool IsAboutCors(object metadata) => metadata is IRequiredPolicy or ICorsMetadata;

    // For MVC, ControllerPolicy has replaced the attribute.
    private static object Declared(object metadata) =>
        metadata is RequiredPolicy { Attribute: { } attribute } ? attribute : metadata;

    // The members whose attributes become metadata, in the order of the metadata.
    private static IEnumerable<MemberInfo> Members(EndpointMetadataCollection metadata)
    {
        if (metadata.GetMetadata<ControllerActionDescriptor>() is { } action)
        {
            return [action.ControllerTypeInfo, action.MethodInfo];
        }

        if (metadata.GetMetadata<CompiledPageActionDescriptor>() is { } page)
        {
            return [page.HandlerTypeInfo];
        }

        if (metadata.GetMetadata<HubMetadata>() is { } hub)
        {
            return [hub.HubType];
        }

        return metadata.GetMetadata<MethodInfo>() is { } method ? [method] : [];
    }
}
