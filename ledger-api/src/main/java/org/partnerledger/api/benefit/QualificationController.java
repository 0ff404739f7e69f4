package org.partnerledger.api.benefit;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.page.Page;
import org.partnerledger.api.page.PageQuery;
import org.partnerledger.core.benefit.BenefitKind;
import org.partnerledger.projections.benefit.BenefitViews;
import org.partnerledger.projections.benefit.BenefitViews.QualificationKey;
import org.partnerledger.projections.benefit.QualificationView;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows who is qualified for what, and how much of a quota is used up. Qualifications come as facts. */
@RestController
class QualificationController {

    private final BenefitViews benefits;

    QualificationController(BenefitViews benefits) {
        this.benefits = benefits;
    }

    /** By partner and kind, in order of recording. */
    @GetMapping("/api/v1/qualifications")
    Page<QualificationView> list(
            @RequestParam(required = false) @Nullable String partnerId,
            @RequestParam(required = false) @Nullable BenefitKind kind,
            PageQuery page) {
        var after = new QualificationKey(page.afterText(0, ""), page.afterText(1, ""), page.afterNumber(2, -1));
        List<QualificationView> found = benefits.qualifications(partnerId, kind, after, page.fetch());
        return Page.of(
                page,
                found,
                it -> List.of(it.partnerId(), it.kind().name(), Integer.toString(it.no())),
                Function.identity());
    }
}
