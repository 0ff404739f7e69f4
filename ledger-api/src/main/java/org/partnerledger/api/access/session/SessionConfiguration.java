package org.partnerledger.api.access.session;

import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.access.CurrentUser;
import org.partnerledger.api.safe.Safe;
import org.partnerledger.api.wall.WalledDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.IndexResolver;
import org.springframework.session.Session;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.config.annotation.SpringSessionDataSource;
import org.springframework.session.jdbc.config.annotation.SpringSessionTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Sessions in the database, so that any node knows them and one that ends them ends them for all: Spring Session. Of a
 * session's id only a hash is stored, and what it holds is locked: a copy of the database lets nobody in.
 */
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {

    private static final String HASH = "encode(sha256(convert_to(%s, 'UTF8')), 'hex')";

    private static final String FOUND = """
            select s.primary_id, %s as session_id, s.creation_time, s.last_access_time, s.max_inactive_interval,
                   a.attribute_name, a.attribute_bytes
            from ledger_session s left join ledger_session_attributes a on a.session_primary_id = s.primary_id
            """;

    /** Sessions are the ledger's own business, behind whichever wall the request works that they belong to. */
    @Bean(defaultCandidate = false)
    @SpringSessionDataSource
    DataSource sessionData(WalledDataSource data) {
        return data.ofTheLedger();
    }

    @Bean(defaultCandidate = false)
    @SpringSessionTransactionManager
    PlatformTransactionManager sessionTransactions(WalledDataSource data) {
        return new JdbcTransactionManager(data.ofTheLedger());
    }

    @Bean
    OpenSessions openSessions(JdbcClient jdbc) {
        return new OpenSessions(jdbc);
    }

    @Bean(defaultCandidate = false)
    ConversionService springSessionConversionService(Safe safe) {
        var conversion = new GenericConversionService();
        conversion.addConverter(new Locking(new LockedObjects(safe, "a session")));
        return conversion;
    }

    /** Both ways. */
    private record Locking(LockedObjects objects) implements GenericConverter {

        @Override
        public Set<ConvertiblePair> getConvertibleTypes() {
            return Set.of(
                    new ConvertiblePair(Object.class, byte[].class), new ConvertiblePair(byte[].class, Object.class));
        }

        @Override
        public @Nullable Object convert(@Nullable Object source, TypeDescriptor from, TypeDescriptor to) {
            if (source == null) {
                return null;
            }
            return source instanceof byte[] locked ? objects.open(locked) : objects.lock(source);
        }
    }

    /** By the name that the ledger knows people by: a provider of OpenID Connect may name them otherwise. */
    @Bean
    IndexResolver<Session> sessionsByPerson() {
        return session -> {
            Object context = session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY);
            CurrentUser user = context instanceof SecurityContext known
                    ? CurrentUser.of(known.getAuthentication())
                    : CurrentUser.NOBODY;
            return user.isSomebody()
                    ? Map.of(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, user.name())
                    : Map.of();
        };
    }

    /** The last one: Spring Boot's names the table, which makes the statements that are replaced here. */
    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> hashedSessionIds() {
        return sessions -> {
            sessions.setCreateSessionQuery("insert into ledger_session (primary_id, session_id, creation_time,"
                    + " last_access_time, max_inactive_interval, expiry_time, principal_name) values (?, "
                    + HASH.formatted("?") + ", ?, ?, ?, ?, ?)");
            sessions.setGetSessionQuery("with asked (id) as (select cast(? as text)) " + FOUND.formatted("asked.id")
                    + "cross join asked where s.session_id = " + HASH.formatted("asked.id"));
            sessions.setUpdateSessionQuery("update ledger_session set session_id = " + HASH.formatted("?")
                    + ", last_access_time = ?, max_inactive_interval = ?, expiry_time = ?, principal_name = ?"
                    + " where primary_id = ?");
            sessions.setDeleteSessionQuery("delete from ledger_session where session_id = " + HASH.formatted("?")
                    + " and max_inactive_interval >= 0");
            sessions.setListSessionsByPrincipalNameQuery(
                    FOUND.formatted("s.session_id") + "where s.principal_name = ?");
            // Two requests of one browser may add the same, and another node may just have ended the session.
            sessions.setCreateSessionAttributeQuery("""
                    with added (id, name, bytes) as (select cast(? as text), cast(? as text), cast(? as bytea))
                    insert into ledger_session_attributes (session_primary_id, attribute_name, attribute_bytes)
                    select added.id, added.name, added.bytes
                    from added join ledger_session s on s.primary_id = added.id for key share of s
                    on conflict (session_primary_id, attribute_name)
                    do update set attribute_bytes = excluded.attribute_bytes""");
        };
    }
}
