package org.partnerledger.api.access.issuer;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
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
import org.partnerledger.api.problem.InvalidRequest;
import org.partnerledger.api.problem.NotFound;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Refusal.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Clients of OAuth2: made, listed, revoked. */
@RestController
@RequestMapping("/api/v1/clients")
public class ClientController {

    private static final int LONGEST_DAYS = 366;
    private static final int USUAL_DAYS = 90;

    private static final JsonShape<Asked> ASKED = JsonShapes.object(it -> {
        var label = it.required("label", JsonShapes.name());
        var roles = it.optional("roles", List.<Role>of(), JsonShapes.listOf(JsonShapes.oneOf(Role.class)));
        var partner = it.nullable("partnerId", JsonShapes.id());
        var uris = it.optional("redirectUris", List.<String>of(), JsonShapes.listOf(JsonShapes.text()));
        var days = it.optional("days", USUAL_DAYS, JsonShapes.wholeNumber(1, LONGEST_DAYS));
        return () -> new Asked(label.get(), roles.get(), partner.get(), uris.get(), days.get());
    });

    private final ClientTable clients;
    private final ClientSecrets secrets;
    private final Clock clock = Clock.systemUTC(); // Secrets expire by the time of the world.

    ClientController(ClientTable clients, ClientSecrets secrets) {
        this.clients = clients;
        this.secrets = secrets;
    }

    private record Asked(
            String label, List<Role> roles, @Nullable String partnerId, List<String> redirectUris, int days) {}

    /**
     * A client.
     *
     * @param secret only in the answer that makes it; null ever after
     */
    public record ClientJson(
            String clientId,
            String label,
            List<Role> roles,
            @Nullable String partnerId,
            List<String> redirectUris,
            String createdBy,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant revokedAt,
            @Nullable String secret) {

        static ClientJson of(Client it, @Nullable String secret) {
            return new ClientJson(
                    it.clientId(),
                    it.label(),
                    it.roles().stream().sorted().toList(),
                    it.partner() == null ? null : it.partner().value(),
                    it.redirectUris(),
                    it.createdBy(),
                    it.createdAt(),
                    it.expiresAt(),
                    it.revokedAt(),
                    secret);
        }

        /** A log must not show the secret. */
        @Override
        public String toString() {
            return "ClientJson[" + clientId + "]";
        }
    }

    /** A program with roles, or a site with redirect addresses. The answer shows the secret, once. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    public ClientJson create(JsonBody body) {
        Asked asked = body.as(ASKED);
        Set<Role> roles = Set.of();
        @Nullable PartnerId partner = null;
        if (asked.redirectUris().isEmpty()) {
            CurrentUser user = new AskedRoles(asked.roles(), asked.partnerId()).as(asked.label());
            roles = user.roles();
            partner = user.partner();
        } else {
            requireSite(asked);
        }
        Instant now = clock.instant();
        var client = new Client(
                secrets.newId(),
                asked.label(),
                roles,
                partner,
                asked.redirectUris(),
                CurrentUser.current().name(),
                now,
                now.plus(Duration.ofDays(asked.days())),
                null);
        String secret = secrets.newSecret();
        clients.insert(client, secrets.encode(secret));
        return ClientJson.of(client, secret);
    }

    /** By id, without the secrets, which nobody has any more. */
    @GetMapping
    public Page<ClientJson> list(PageQuery page) {
        return Page.of(
                        page,
                        clients.after(page.afterText(0, ""), page.fetch()),
                        it -> List.of(it.clientId()),
                        Function.<Client>identity())
                .map(it -> ClientJson.of(it, null));
    }

    /** From now on it gets no token, and those it has open nothing here any more. Doing it again changes nothing. */
    @DeleteMapping("/{clientId}")
    public ClientJson revoke(@PathVariable String clientId) {
        clients.revoke(clientId, clock.instant());
        return clients.find(clientId)
                .map(it -> ClientJson.of(it.client(), null))
                .orElseThrow(() -> new NotFound("there is no client " + clientId));
    }

    private static void requireSite(Asked asked) {
        if (!asked.roles().isEmpty() || asked.partnerId() != null) {
            throw refused("/roles", "a site that people sign in to has no roles of its own: they bring theirs");
        }
        for (int i = 0; i < asked.redirectUris().size(); i++) {
            if (!isAddressToComeBackTo(asked.redirectUris().get(i))) {
                throw refused(
                        "/redirectUris/" + i,
                        "an absolute https address without fragment is expected; http on a loopback address only");
            }
        }
    }

    private static boolean isAddressToComeBackTo(String text) {
        try {
            var uri = new URI(text);
            boolean loopback = Set.of("127.0.0.1", "[::1]", "localhost").contains(String.valueOf(uri.getHost()));
            return uri.getHost() != null
                    && uri.getRawFragment() == null
                    && uri.getRawUserInfo() == null
                    && ("https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && loopback));
        } catch (URISyntaxException _) {
            return false;
        }
    }

    private static InvalidRequest refused(String pointer, String detail) {
        return InvalidRequest.schema(List.of(new Problem(pointer, "SCHEMA", detail)));
    }
}
