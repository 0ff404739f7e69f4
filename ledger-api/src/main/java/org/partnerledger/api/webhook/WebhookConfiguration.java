package org.partnerledger.api.webhook;

import org.axonframework.config.ConfigurerModule;
import org.partnerledger.api.clock.LedgerClock;
import org.partnerledger.api.job.JobClaims;
import org.partnerledger.api.safe.Safe;
import org.partnerledger.projections.project.ProjectViews;
import org.partnerledger.projections.project.SubsidyViews;
import org.partnerledger.projections.rules.RulesViews;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The parts of this package. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebhookProperties.class)
class WebhookConfiguration {

    @Bean(initMethod = "lockAll")
    WebhookSecrets webhookSecrets(JdbcClient jdbc, Safe safe) {
        return new WebhookSecrets(jdbc, safe);
    }

    @Bean
    WebhookMessages webhookMessages(WebhookSecrets secrets, JsonMapper json) {
        return new WebhookMessages(secrets, json);
    }

    @Bean
    WebhookTable webhookTable(JdbcClient jdbc, WebhookSecrets secrets, PlatformTransactionManager transactions) {
        return new WebhookTable(jdbc, secrets, transactions);
    }

    @Bean
    DeliveryTable deliveryTable(JdbcClient jdbc) {
        return new DeliveryTable(jdbc);
    }

    @Bean
    WebhookOutbox webhookOutbox(JdbcClient jdbc, JsonMapper json) {
        return new WebhookOutbox(jdbc, json);
    }

    /** Subscribing: what is committed must be told, and what is undone must not. */
    @Bean
    ConfigurerModule webhooksWritten() {
        return configurer -> configurer.eventProcessing().registerSubscribingEventProcessor(WebhookOutbox.GROUP);
    }

    @Bean
    DeductionSteps deductionSteps(
            ProjectViews projects, SubsidyViews subsidies, RulesViews rules, WebhookOutbox outbox, JdbcClient jdbc) {
        return new DeductionSteps(projects, subsidies, rules, outbox, jdbc);
    }

    @Bean
    WebhookSender webhookSender(
            DeliveryTable deliveries,
            JobClaims claims,
            WebhookProperties properties,
            WebhookMessages messages,
            Chores chores) {
        return new WebhookSender(deliveries, claims, properties, messages, chores);
    }

    /** What the sender does now and then. */
    interface Chores extends Runnable {}

    /** Looks for steps as of the ledger's clock, and forgets what is too old by the clock of the world. */
    @Bean
    Chores chores(
            DeductionSteps steps,
            DeliveryTable deliveries,
            WebhookProperties properties,
            LedgerClock clock,
            TransactionTemplate transactions) {
        return () -> {
            steps.look(clock.instant(), transactions);
            int _ = deliveries.forget(properties.kept());
        };
    }
}
