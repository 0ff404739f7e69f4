package org.partnerledger.core.project;

/** What kind of work a project is filed for. */
public enum Scenario {
    /** 验证搬迁. */
    MIGRATION_VERIFICATION,
    /** 实施交付. */
    DELIVERY,
    /** A proof of concept. */
    POC
}
