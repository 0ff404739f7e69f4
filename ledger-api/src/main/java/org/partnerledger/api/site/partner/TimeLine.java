package org.partnerledger.api.site.partner;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.project.ProjectJson;

/** The milestones of a project as places on a line, 0 to 1,000, for the eye; the days stand beside them. */
record TimeLine(ProjectJson project, List<Mark> marks) {

    private static final int WIDTH = 1_000;

    /**
     * @param due where its due day is
     * @param done where it was delivered; null while it is not
     * @param next where it will cost more; null where it will not
     */
    record Mark(
            ProjectJson.MilestoneJson milestone,
            int due,
            @Nullable Integer done,
            @Nullable Integer next) {

        public boolean isLate() {
            return done != null && done > due;
        }
    }

    static TimeLine of(ProjectJson project) {
        LocalDate first = project.start();
        LocalDate last = project.end();
        for (ProjectJson.MilestoneJson it : project.milestones()) {
            first = earlier(first, it.dueOn());
            for (LocalDate day : Stream.of(it.dueOn(), it.deliveredOn(), it.nextStepOn())
                    .filter(Objects::nonNull)
                    .toList()) {
                last = later(last, day);
            }
        }
        var marks = new ArrayList<Mark>();
        for (ProjectJson.MilestoneJson it : project.milestones()) {
            marks.add(new Mark(
                    it,
                    place(it.dueOn(), first, last),
                    it.deliveredOn() == null ? null : place(it.deliveredOn(), first, last),
                    it.nextStepOn() == null ? null : place(it.nextStepOn(), first, last)));
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
