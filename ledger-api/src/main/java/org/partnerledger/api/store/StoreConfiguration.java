package org.partnerledger.api.store;

import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.store.embedded.EmbeddedDatabase;
import org.partnerledger.api.wall.PartnerReads;
import org.partnerledger.api.wall.WalledDataSource;
import org.partnerledger.api.wall.WalledTransactions;
import org.partnerledger.api.wall.WebLogin;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** PostgreSQL: the operator's if {@code LEDGER_DATABASE_URL} names one, else the embedded one. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StoreProperties.class)
class StoreConfiguration {

    @Bean(destroyMethod = "close")
    @ConditionalOnExpression("'${ledger.database.url:}'.isBlank()")
    EmbeddedDatabase embeddedDatabase(StoreProperties store) {
        return EmbeddedDatabase.start(store.home(), store.database().port());
    }

    /** How to log in to whichever it is. */
    @Bean
    EmbeddedDatabase.Access storeAccess(StoreProperties store, ObjectProvider<EmbeddedDatabase> embedded) {
        EmbeddedDatabase ours = embedded.getIfAvailable();
        return ours == null ? theirs(store.database()) : ours.access();
    }

    @Bean(destroyMethod = "close")
    WalledDataSource dataSource(EmbeddedDatabase.Access access, StoreProperties store) {
        return new WalledDataSource(LedgerDataSource.open(access, store.database()));
    }

    /**
     * Migrations connect by themselves: on a large ledger one may take longer than any other transaction is allowed to.
     */
    @Bean
    FlywayConfigurationCustomizer migrations(EmbeddedDatabase.Access access) {
        return flyway -> flyway.dataSource(access.url(), access.user(), access.password());
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource dataSource) {
        return new WalledTransactions(dataSource);
    }

    @Bean
    PartnerReads partnerReads(PlatformTransactionManager transactions) {
        return new PartnerReads(transactions);
    }

    /** After the migrations: it is let into tables that are there. */
    @Bean
    @DependsOnDatabaseInitialization
    WebLogin webLogin(JdbcClient jdbc, EmbeddedDatabase.Access access, StoreProperties store, WalledDataSource data) {
        var login = new WebLogin(jdbc, access);
        StoreProperties.Web given = store.database().web();
        Optional<EmbeddedDatabase.Access> web = given.user() == null
                ? login.make()
                : Optional.of(login.prepared(
                        new EmbeddedDatabase.Access(access.url(), given.user(), orEmpty(given.password()))));
        web.ifPresent(it -> data.open(LedgerDataSource.openWeb(it, store.database())));
        return login;
    }

    @Bean
    JdbcClient jdbcClient(DataSource dataSource) {
        return JdbcClient.create(dataSource);
    }

    @Bean
    TableStatistics tableStatistics(JdbcClient jdbc) {
        return new TableStatistics(jdbc);
    }

    /** After the migrations and before anything reads or writes an event. */
    @Bean
    @DependsOnDatabaseInitialization
    StoreChecks storeChecks(JdbcClient jdbc) {
        var checks = new StoreChecks(jdbc);
        checks.requireSafe();
        return checks;
    }

    private static EmbeddedDatabase.Access theirs(StoreProperties.Database database) {
        return new EmbeddedDatabase.Access(
                Objects.requireNonNull(database.url()), orEmpty(database.user()), orEmpty(database.password()));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
