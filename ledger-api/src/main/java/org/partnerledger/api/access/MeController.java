package org.partnerledger.api.access;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.access.rule.Role;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says to whoever asks who they are. */
@RestController
class MeController {

    /** @param partnerId null for who is bound to none */
    record MeJson(String name, List<Role> roles, @Nullable String partnerId) {}

    @GetMapping("/api/v1/me")
    MeJson me() {
        CurrentUser user = CurrentUser.current();
        return new MeJson(
                user.name(),
                user.roles().stream().sorted().toList(),
                user.partner() == null ? null : user.partner().value());
    }
}
