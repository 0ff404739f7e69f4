package org.partnerledger.api;

import org.axonframework.config.ConfigurerModule;
import org.partnerledger.core.benefit.BenefitEvent;
import org.partnerledger.core.benefit.BenefitEvent.BenefitAccountEvent;
import org.partnerledger.core.consumption.ConsumptionEvent;
import org.partnerledger.core.opportunity.OpportunityEvent;
import org.partnerledger.core.opportunity.OpportunityEvent.DuplicatesEvent;
import org.partnerledger.core.partner.CustomerEvent;
import org.partnerledger.core.partner.PartnerEvent;
import org.partnerledger.core.partner.PartnerFeature;
import org.partnerledger.core.payout.PayoutEvent;
import org.partnerledger.core.performance.DecisionEvent;
import org.partnerledger.core.period.PeriodEvent;
import org.partnerledger.core.period.PeriodFeature;
import org.partnerledger.core.plan.PlanEvent;
import org.partnerledger.core.project.ProjectEvent;
import org.partnerledger.core.project.ProjectEvent.CustomerProjectsEvent;
import org.partnerledger.core.recalculation.CorrectionEvent;
import org.partnerledger.core.recalculation.RecalculationEvent;
import org.partnerledger.core.rulebook.RuleBookEvent;
import org.partnerledger.core.seal.SealEvent;
import org.partnerledger.core.settlement.SettlementEvent;
import org.partnerledger.core.stored.EventTypes;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The ledger in the order in which data flows through it. A feature that is not listed here does not run. */
@Configuration(proxyBeanMethods = false)
class LedgerConfiguration {

    /** Every event family there is. An event of a family that is not listed cannot be stored. */
    @Bean
    EventTypes eventTypes() {
        return EventTypes.of(
                RuleBookEvent.class,
                PlanEvent.class,
                PartnerEvent.class,
                CustomerEvent.class,
                ConsumptionEvent.class,
                DecisionEvent.class,
                OpportunityEvent.class,
                DuplicatesEvent.class,
                ProjectEvent.class,
                CustomerProjectsEvent.class,
                BenefitEvent.class,
                BenefitAccountEvent.class,
                PeriodEvent.class,
                SealEvent.class,
                SettlementEvent.class,
                RecalculationEvent.class,
                CorrectionEvent.class,
                PayoutEvent.class);
    }

    @Bean
    ConfigurerModule ledgerFeatures() {
        return configurer -> {
            PartnerFeature.register(configurer);
            PeriodFeature.register(configurer);
        };
    }

    @Bean
    WebMvcRegistrations handlersByPath() {
        return new WebMvcRegistrations() {
            @Override
            public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
                return new HandlersByPath();
            }
        };
    }
}
