package org.partnerledger.core.kernel;

import org.hamcrest.Description;
import org.hamcrest.Matcher;
import org.hamcrest.TypeSafeMatcher;

/** Matches a {@link Refused} by its refusal, never by its sentence. */
public final class RefusedMatcher extends TypeSafeMatcher<Refused> {

    private final Refusal expected;

    private RefusedMatcher(Refusal expected) {
        this.expected = expected;
    }

    public static Matcher<Refused> refusedWith(Refusal expected) {
        return new RefusedMatcher(expected);
    }

    @Override
    protected boolean matchesSafely(Refused refused) {
        return refused.refusal().equals(expected);
    }

    @Override
    protected void describeMismatchSafely(Refused refused, Description mismatch) {
        mismatch.appendText("was refused with ").appendValue(refused.refusal());
    }

    @Override
    public void describeTo(Description description) {
        description.appendText("refused with ").appendValue(expected);
    }
}
