package org.partnerledger.api.site.form;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.partnerledger.api.problem.InvalidRequest;
import org.partnerledger.api.site.Frame;
import org.partnerledger.core.kernel.Refusal;
import org.partnerledger.core.kernel.Refusal.Problem;
import org.partnerledger.core.kernel.Refused;

/** A form that is refused comes back as it was filled in, and says at its fields what is wrong. */
public final class Faults {

    private Faults() {}

    /** Does what a form asks for. */
    public interface Taking {

        /** @return the view of what follows */
        String take() throws IOException;
    }

    /**
     * What follows.
     *
     * @param again the form once more, with what is wrong with it
     */
    public static String answer(Taking taking, Function<List<Problem>, String> again) throws IOException {
        try {
            return taking.take();
        } catch (InvalidRequest e) {
            return again.apply(e.errors().isEmpty() ? List.of(ofParameter(e)) : e.errors());
        } catch (Refused e) {
            return again.apply(inWords(e.refusal()));
        }
    }

    /** A refusal of one fault says it in the language of the page. */
    private static List<Problem> inWords(Refusal refusal) {
        List<Problem> problems = refusal.problems();
        boolean isAlone = problems.size() == 1 && problems.getFirst().detail().equals(refusal.message());
        return isAlone
                ? List.of(new Problem(
                        refusal.pointer(), refusal.code(), Frame.sentences().of(refusal)))
                : problems;
    }

    /** What is wrong with a parameter begins with its name. */
    private static Problem ofParameter(InvalidRequest e) {
        String detail = String.valueOf(e.getMessage());
        int colon = detail.indexOf(": ");
        boolean isNamed = colon > 0 && detail.substring(0, colon).matches("[A-Za-z]+");
        return isNamed
                ? new Problem("/" + detail.substring(0, colon), e.code(), detail.substring(colon + 2))
                : new Problem("", e.code(), detail);
    }
}
