package org.partnerledger.api.access.audit;

import java.util.List;
import java.util.function.Function;
import org.partnerledger.api.page.Page;
import org.partnerledger.api.page.PageQuery;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lets operators and auditors read the audit log, newest first. */
@RestController
public class AuditController {

    private final AuditLog log;

    AuditController(AuditLog log) {
        this.log = log;
    }

    @GetMapping("/api/v1/audit")
    public Page<AuditEntry> list(PageQuery page) {
        long before = page.afterLong(0, Long.MAX_VALUE);
        return Page.of(
                page, log.before(before, page.fetch()), it -> List.of(String.valueOf(it.no())), Function.identity());
    }
}
