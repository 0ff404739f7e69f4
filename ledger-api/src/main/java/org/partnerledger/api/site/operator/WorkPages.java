package org.partnerledger.api.site.operator;

import org.partnerledger.api.job.JobController;
import org.partnerledger.api.page.PageQuery;
import org.partnerledger.api.readmodel.ReadModelController;
import org.partnerledger.api.readmodel.RebuildController;
import org.partnerledger.api.site.At;
import org.partnerledger.api.site.Frame;
import org.partnerledger.api.site.Listing;
import org.partnerledger.api.site.Listings;
import org.partnerledger.api.wording.CodeWords;
import org.partnerledger.api.wording.Wording;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Long work: what there is and how far it has come. A running one is asked again each second. */
@Controller
class WorkPages {

    private final JobController jobs;
    private final RebuildController rebuild;
    private final ReadModelController readModels;
    private final Listings pages;

    WorkPages(JobController jobs, RebuildController rebuild, ReadModelController readModels, Listings pages) {
        this.jobs = jobs;
        this.readModels = readModels;
        this.rebuild = rebuild;
        this.pages = pages;
    }

    @GetMapping("/jobs")
    String jobs(PageQuery query, Model model) {
        JsonNode list = pages.json(jobs.list(query));
        CodeWords words =
                CodeWords.in(Wording.Language.of(LocaleContextHolder.getLocale().getLanguage())
                        .orElse(Wording.Language.EN));
        for (JsonNode job : list.path("items")) {
            if (job instanceof ObjectNode shown) {
                Long total = job.hasNonNull("total") ? job.path("total").asLong() : null;
                var _ = shown.put(
                        "progress",
                        words.progress(
                                job.path("kind").asString(), job.path("done").asLong(), total));
            }
        }
        return pages.page(
                "jobs",
                Listing.of(
                        list,
                        Listing.code("kind")
                                .leadingTo(it -> At.job(it.path("jobId").asString())),
                        Listing.state("state"),
                        Listing.text("progress"),
                        Listing.instant("startedAt"),
                        Listing.instant("finishedAt")),
                model);
    }

    @GetMapping("/jobs/{jobId}")
    String job(@PathVariable String jobId, Model model) {
        model.addAttribute("job", jobs.show(jobId));
        return Frame.isFragment() ? "staff/job :: progress" : "staff/job";
    }

    /** How far what is read is behind what has happened. */
    @GetMapping("/read-models")
    String readModels(Model model) {
        JsonNode status = pages.json(readModels.show());
        model.addAttribute("status", status);
        return pages.page(
                "readModels",
                Listing.of(status, Listing.code("name"), Listing.state("state"), Listing.number("behind")),
                model);
    }

    @PostMapping("/read-models/rebuild")
    String rebuild() {
        return "redirect:" + At.job(pages.job(rebuild.rebuild()));
    }
}
