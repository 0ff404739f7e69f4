package org.partnerledger.api.readmodel;

import java.util.List;
import javax.sql.DataSource;
import org.axonframework.eventhandling.EventBus;
import org.partnerledger.api.intake.state.LedgerState;
import org.partnerledger.api.store.EventReader;
import org.partnerledger.api.store.TableStatistics;
import org.partnerledger.core.stored.EventJson;
import org.partnerledger.projections.journal.EntryLines;
import org.partnerledger.projections.journal.JournalReadModel;
import org.partnerledger.projections.journal.JournalViews;
import org.partnerledger.projections.line.ArrivalViews;
import org.partnerledger.projections.line.Combinations;
import org.partnerledger.projections.line.LineReadModel;
import org.partnerledger.projections.line.LineViews;
import org.partnerledger.projections.partner.DirectoryReadModel;
import org.partnerledger.projections.partner.DirectoryViews;
import org.partnerledger.projections.period.PeriodReadModel;
import org.partnerledger.projections.period.PeriodViews;
import org.partnerledger.projections.period.PublishedDocuments;
import org.partnerledger.projections.readmodel.ReadModel;
import org.partnerledger.projections.settlement.StatementStateReadModel;
import org.partnerledger.projections.trade.TradeReadModel;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** Read models of lines, partners, trades and months, and what feeds all read models. */
@Configuration(proxyBeanMethods = false)
class ReadModelConfiguration {

    @Bean
    DirectoryReadModel directoryReadModel(JdbcClient jdbc) {
        return new DirectoryReadModel(jdbc);
    }

    @Bean
    DirectoryViews directoryViews(JdbcClient jdbc) {
        return new DirectoryViews(jdbc);
    }

    @Bean
    LineReadModel lineReadModel(JdbcClient jdbc, DataSource dataSource, JournalReadModel journal) {
        return new LineReadModel(jdbc, dataSource, journal);
    }

    /** After the lines: a close reads what they posted in the same batch. */
    @Bean
    @Order
    JournalReadModel journalReadModel(JdbcClient jdbc, DataSource dataSource) {
        return new JournalReadModel(jdbc, dataSource);
    }

    @Bean
    EntryLines entryLines(JdbcClient jdbc) {
        return new EntryLines(jdbc);
    }

    @Bean
    JournalViews journalViews(JdbcClient jdbc) {
        return new JournalViews(jdbc);
    }

    @Bean
    ArrivalViews arrivalViews(JdbcClient jdbc) {
        return new ArrivalViews(jdbc);
    }

    @Bean
    LineViews lineViews(JdbcClient jdbc) {
        return new LineViews(jdbc);
    }

    @Bean
    Combinations combinations(JdbcClient jdbc) {
        return new Combinations(jdbc);
    }

    @Bean
    TradeReadModel tradeReadModel(JdbcClient jdbc, DataSource dataSource) {
        return new TradeReadModel(jdbc, dataSource);
    }

    @Bean
    PeriodReadModel periodReadModel(JdbcClient jdbc, DataSource dataSource) {
        return new PeriodReadModel(jdbc, dataSource, storedJson());
    }

    @Bean
    PeriodViews periodViews(JdbcClient jdbc) {
        return new PeriodViews(jdbc, storedJson());
    }

    @Bean
    PublishedDocuments publishedDocuments(JdbcClient jdbc) {
        return new PublishedDocuments(jdbc, storedJson());
    }

    @Bean
    StatementStateReadModel statementStateReadModel(JdbcClient jdbc) {
        return new StatementStateReadModel(jdbc);
    }

    @Bean
    Positions positions(JdbcClient jdbc) {
        return new Positions(jdbc);
    }

    @Bean
    BuildMark buildMark(JdbcClient jdbc) {
        return new BuildMark(jdbc);
    }

    @Bean
    WebMvcConfigurer wholeModels(BuildMark mark) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new WholeModels(mark)).excludePathPatterns(WholeModels.OPEN_PATHS);
            }
        };
    }

    @Bean
    ReadModels.Origin originOfReadModels(EventReader events, Positions positions, BuildMark mark) {
        return new ReadModels.Origin(events, positions, mark);
    }

    /** In the transaction that appends: nobody can see an event without its rows, or rows without their event. */
    @Bean
    ReadModels readModels(
            List<ReadModel> models, ReadModels.Origin origin, EventBus bus, PlatformTransactionManager transactions) {
        var all = new ReadModels(models, origin, new TransactionTemplate(transactions));
        var _ = bus.subscribe(all::apply);
        return all;
    }

    @Bean
    RebuildJob rebuildJob(ReadModels models, LedgerState state, TableStatistics statistics, JsonMapper json) {
        return new RebuildJob(models, state, statistics, json);
    }

    /** Documents are stored in the form that events have. */
    private static JsonMapper storedJson() {
        JsonMapper.Builder json = JsonMapper.builder();
        EventJson.apply(json);
        return json.build();
    }
}
