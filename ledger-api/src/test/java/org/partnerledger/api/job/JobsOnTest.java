package org.partnerledger.api.job;

import org.partnerledger.api.store.LedgerDatabase;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.support.JdbcTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/** Jobs on the database of a test class. */
public final class JobsOnTest {

    private JobsOnTest() {}

    public static Jobs database(LedgerDatabase ledger, JobKind... kinds) {
        var beans = new StaticListableBeanFactory();
        for (JobKind kind : kinds) {
            beans.addBean(kind.name(), kind);
        }
        JsonMapper json = JsonMapper.shared();
        var table = new JobTable(ledger.jdbc(), new JdbcTransactionManager(ledger.dataSource()), json);
        return new Jobs(table, new JobClaims(ledger.dataSource()), beans.getBeanProvider(JobKind.class), json);
    }
}
