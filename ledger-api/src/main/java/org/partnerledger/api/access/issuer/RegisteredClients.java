package org.partnerledger.api.access.issuer;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.access.rule.Role;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;

/** The clients as Spring's authorization server wants them; a revoked one is not there any more. */
final class RegisteredClients implements RegisteredClientRepository {

    /** Setting of a client: its partner's id. */
    static final String PARTNER = "ledger.partner";

    private final ClientTable table;

    RegisteredClients(ClientTable table) {
        this.table = table;
    }

    /** Clients are made by {@link ClientController} alone. */
    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException();
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        Optional<ClientTable.Stored> found =
                table.find(clientId).filter(it -> it.client().revokedAt() == null);
        return found.map(it -> it.client().isSite() ? site(it) : program(it)).orElse(null);
    }

    private static RegisteredClient program(ClientTable.Stored stored) {
        RegisteredClient.Builder builder = builder(stored);
        for (Role role : stored.client().roles()) {
            builder.scope(role.name().toLowerCase(Locale.ROOT));
        }
        ClientSettings.Builder settings = ClientSettings.builder();
        if (stored.client().partner() != null) {
            settings.setting(PARTNER, stored.client().partner().value());
        }
        return builder.authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .clientSettings(settings.build())
                .build();
    }

    /** It has to show that it is itself which began to sign somebody in (PKCE). */
    private static RegisteredClient site(ClientTable.Stored stored) {
        return builder(stored)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUris(it -> it.addAll(stored.client().redirectUris()))
                .scope(OidcScopes.OPENID)
                .scope(OidcScopes.PROFILE)
                .clientSettings(ClientSettings.builder().requireProofKey(true).build())
                .build();
    }

    private static RegisteredClient.Builder builder(ClientTable.Stored stored) {
        Client client = stored.client();
        return RegisteredClient.withId(client.clientId())
                .clientId(client.clientId())
                .clientName(client.label())
                .clientIdIssuedAt(client.createdAt())
                .clientSecret(stored.hash())
                .clientSecretExpiresAt(client.expiresAt())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST);
    }
}
