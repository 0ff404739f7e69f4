package org.partnerledger.api.access;

import java.util.HashSet;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.access.rule.Role;
import org.partnerledger.api.body.JsonMembers;
import org.partnerledger.api.body.JsonShapes;
import org.partnerledger.api.problem.InvalidRequest;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Refusal.Problem;

/**
 * What a user or key is to be, as it is written in a body.
 *
 * @param partnerId for the role PARTNER, and only for it
 */
public record AskedRoles(List<Role> roles, @Nullable String partnerId) {

    /** Reads {@code roles} and {@code partnerId} of an object. */
    public static Supplier<AskedRoles> of(JsonMembers members) {
        var roles = members.required("roles", JsonShapes.listOf(JsonShapes.oneOf(Role.class)));
        var partner = members.nullable("partnerId", JsonShapes.id());
        return () -> new AskedRoles(roles.get(), partner.get());
    }

    /** @throws InvalidRequest for no role, or a partner's role together with others or without a partner */
    public CurrentUser as(String name) {
        boolean partners = roles.contains(Role.PARTNER);
        if (roles.isEmpty() || (partners && roles.size() > 1) || (partners == (partnerId == null))) {
            throw InvalidRequest.schema(List.of(new Problem(
                    "/roles", "SCHEMA", "one or more roles are expected, or PARTNER alone together with a partnerId")));
        }
        return new CurrentUser(name, new HashSet<>(roles), partnerId == null ? null : new PartnerId(partnerId));
    }
}
