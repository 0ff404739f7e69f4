package org.partnerledger.api.access.machine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.access.AskedRoles;
import org.partnerledger.api.access.CurrentUser;
import org.partnerledger.api.access.rule.Role;
import org.partnerledger.api.body.JsonBody;
import org.partnerledger.api.body.JsonShape;
import org.partnerledger.api.body.JsonShapes;
import org.partnerledger.api.page.Page;
import org.partnerledger.api.page.PageQuery;
import org.partnerledger.api.problem.NotFound;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Keys of programs: made, listed, revoked. */
@RestController
@RequestMapping("/api/v1/keys")
public class ApiKeyController {

    private static final int LONGEST_DAYS = 366;
    private static final int USUAL_DAYS = 90;

    private static final JsonShape<Asked> ASKED = JsonShapes.object(it -> {
        var label = it.required("label", JsonShapes.name());
        var roles = AskedRoles.of(it);
        var days = it.optional("days", USUAL_DAYS, JsonShapes.wholeNumber(1, LONGEST_DAYS));
        return () -> new Asked(label.get(), roles.get(), days.get());
    });

    private final ApiKeys keys;

    ApiKeyController(ApiKeys keys) {
        this.keys = keys;
    }

    private record Asked(String label, AskedRoles roles, int days) {}

    /**
     * A key.
     *
     * @param key only in the answer that makes it; null ever after
     */
    public record KeyJson(
            String keyId,
            String label,
            List<Role> roles,
            @Nullable String partnerId,
            String createdBy,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant revokedAt,
            @Nullable String key) {

        static KeyJson of(ApiKey it, @Nullable String key) {
            return new KeyJson(
                    it.keyId(),
                    it.label(),
                    it.roles().stream().sorted().toList(),
                    it.partner() == null ? null : it.partner().value(),
                    it.createdBy(),
                    it.createdAt(),
                    it.expiresAt(),
                    it.revokedAt(),
                    key);
        }

        /** A log must not show the key. */
        @Override
        public String toString() {
            return "KeyJson[" + keyId + "]";
        }
    }

    /** The answer shows the key, once. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    public KeyJson create(JsonBody body) {
        Asked asked = body.as(ASKED);
        CurrentUser user = asked.roles().as(CurrentUser.current().name());
        ApiKeys.Shown shown = keys.create(user, asked.label(), Duration.ofDays(asked.days()));
        return KeyJson.of(shown.key(), shown.token());
    }

    /** By id, without the keys themselves, which nobody has any more. */
    @GetMapping
    public Page<KeyJson> list(PageQuery page) {
        return Page.of(
                        page,
                        keys.after(page.afterText(0, ""), page.fetch()),
                        it -> List.of(it.keyId()),
                        Function.<ApiKey>identity())
                .map(it -> KeyJson.of(it, null));
    }

    /** From now on it opens nothing; doing it again changes nothing. */
    @DeleteMapping("/{keyId}")
    public KeyJson revoke(@PathVariable String keyId) {
        keys.revoke(keyId);
        return keys.find(keyId)
                .map(it -> KeyJson.of(it, null))
                .orElseThrow(() -> new NotFound("there is no key " + keyId));
    }
}
