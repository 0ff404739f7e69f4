package org.partnerledger.core.project;

import java.time.LocalDate;
import java.util.List;
import org.partnerledger.core.kernel.CustomerId;
import org.partnerledger.core.kernel.Refusal;
import org.partnerledger.core.project.ProjectState.Step;

/** Every no of this feature, in order of precedence. */
public sealed interface ProjectRefusal extends Refusal {

    @Override
    default Kind kind() {
        return Kind.WRONG_STATE;
    }

    @Override
    default String code() {
        return "OUT_OF_ORDER";
    }

    /** Nobody filed it yet. */
    record UnknownProject(ProjectId projectId) implements ProjectRefusal {
        @Override
        public Kind kind() {
            return Kind.UNKNOWN;
        }

        @Override
        public String code() {
            return "UNKNOWN_REFERENCE";
        }

        @Override
        public String message() {
            return "nobody has filed a project " + projectId.value();
        }

        @Override
        public String pointer() {
            return "/data/projectId";
        }

        @Override
        public String awaits() {
            return projectId.toString();
        }
    }

    /** The plan is fixed, so it never will have that milestone. */
    record UnknownMilestone(ProjectId projectId, String milestoneId, String pointer) implements ProjectRefusal {
        @Override
        public Kind kind() {
            return Kind.UNKNOWN;
        }

        @Override
        public String code() {
            return "UNKNOWN_REFERENCE";
        }

        @Override
        public String message() {
            return "project " + projectId.value() + " has no milestone " + milestoneId;
        }
    }

    /** A project is filed before it starts. */
    record FiledTooLate(ProjectId projectId, LocalDate filedOn, LocalDate start) implements ProjectRefusal {
        @Override
        public Kind kind() {
            return Kind.AGAINST_TERMS;
        }

        @Override
        public String code() {
            return "TOO_LATE";
        }

        @Override
        public String message() {
            return "project " + projectId.value() + " starts on " + start + " and had to be filed before, not on "
                    + filedOn;
        }

        @Override
        public String pointer() {
            return "/data/filedOn";
        }
    }

    record FiledBefore(ProjectId projectId, ProjectState state) implements ProjectRefusal {
        @Override
        public String message() {
            return "project " + projectId.value() + " was filed already and is " + state + "; possible is "
                    + state.allowed();
        }
    }

    /** One subsidy for each customer in overlapping project periods; one shared day overlaps. */
    record Overlapping(ProjectId projectId, CustomerId customerId, ProjectId other, LocalDate start, LocalDate end)
            implements ProjectRefusal {
        @Override
        public Kind kind() {
            return Kind.AGAINST_TERMS;
        }

        @Override
        public String code() {
            return "OVERLAPPING_PROJECT";
        }

        @Override
        public String message() {
            return "customer " + customerId + " has project " + other.value() + " from " + start + " to " + end
                    + ", with which " + projectId.value() + " shares a day";
        }

        @Override
        public String pointer() {
            return "/data/start";
        }
    }

    record StepNotAllowed(ProjectId projectId, Step asked, ProjectState state) implements ProjectRefusal {
        @Override
        public String message() {
            return "project " + projectId.value() + " is " + state + ", where " + asked
                    + " is not possible; possible is " + state.allowed();
        }
    }

    /** @param open ids of the milestones that can still be delivered */
    record DeliveredBefore(ProjectId projectId, String milestoneId, LocalDate deliveredOn, List<String> open)
            implements ProjectRefusal {

        public DeliveredBefore {
            open = List.copyOf(open);
        }

        @Override
        public String message() {
            return "milestone " + milestoneId + " of project " + projectId.value() + " was delivered on " + deliveredOn
                    + " already; open are " + open;
        }
    }

    record StillOpen(ProjectId projectId, String milestoneId, LocalDate on) implements ProjectRefusal {
        @Override
        public String message() {
            return "project " + projectId.value() + " can be accepted once everything is delivered; on " + on
                    + " milestone " + milestoneId + " is open";
        }
    }

    /** A re-plan must be requested before the day that it moves; the day itself is too late. */
    record ReplannedTooLate(ProjectId projectId, String milestoneId, LocalDate dueOn, LocalDate requestedOn)
            implements ProjectRefusal {
        @Override
        public Kind kind() {
            return Kind.AGAINST_TERMS;
        }

        @Override
        public String code() {
            return "TOO_LATE";
        }

        @Override
        public String message() {
            return "milestone " + milestoneId + " of project " + projectId.value() + " was due on " + dueOn
                    + ": another day had to be asked for before, not on " + requestedOn;
        }

        @Override
        public String pointer() {
            return "/data/requestedOn";
        }
    }

    record VerifiedTooLate(ProjectId projectId, LocalDate acceptedOn, int workdays, LocalDate on)
            implements ProjectRefusal {
        @Override
        public Kind kind() {
            return Kind.AGAINST_TERMS;
        }

        @Override
        public String code() {
            return "TOO_LATE";
        }

        @Override
        public String message() {
            return "project " + projectId.value() + " was accepted on " + acceptedOn
                    + " and its subsidy had to be verified within " + workdays + " workdays, not on " + on;
        }

        @Override
        public String pointer() {
            return "/data/on";
        }
    }
}
