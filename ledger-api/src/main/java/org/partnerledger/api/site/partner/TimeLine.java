package org.partnerledger.api.site.partner;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.project.ProjectJson;

/** The milestones of a project as places on a line, 0 to 1,000, for the eye; the days stand beside them. */
record TimeLine(ProjectJson project, List<Mark> marks) {

    private static final int WIDTH = 1_000;

    /**
     * @param due where its due day is
     * @param done where it was delivered; null while it is not
     */
    record Mark(
            ProjectJson.MilestoneJson milestone,
            int due,
            @Nullable Integer done) {

        public boolean isLate() {
            return done != null && done > due;
        }
    }

    static TimeLine of(ProjectJson project) {
        LocalDate first = project.start();
        LocalDate last = project.end();
        for (ProjectJson.MilestoneJson it : project.milestones()) {
            first = earlier(first, it.dueOn());
            last = later(last, it.deliveredOn() == null ? it.dueOn() : later(it.dueOn(), it.deliveredOn()));
        }
        var marks = new ArrayList<Mark>();
        for (ProjectJson.MilestoneJson it : project.milestones()) {
            Integer done = it.deliveredOn() == null ? null : place(it.deliveredOn(), first, last);
            marks.add(new Mark(it, place(it.dueOn(), first, last), done));
        }
        return new TimeLine(project, marks);
    }

    private static int place(LocalDate day, LocalDate first, LocalDate last) {
        long days = Math.max(1, ChronoUnit.DAYS.between(first, last));
        long place = ChronoUnit.DAYS.between(first, day) * WIDTH / days;
        return (int) Math.max(0, Math.min(WIDTH, place));
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
