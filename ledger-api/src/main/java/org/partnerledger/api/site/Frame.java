package org.partnerledger.api.site;

import java.util.List;
import org.partnerledger.api.access.CurrentUser;
import org.partnerledger.api.access.rule.Role;
import org.partnerledger.api.wording.RefusalSentences;
import org.partnerledger.api.wording.Wording;
import org.partnerledger.core.kernel.PartnerId;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * What is around the content of every page.
 *
 * @param user who looks at it
 * @param theme auto, light or dark
 * @param language of the page
 * @param query what a link to the same page begins with, to which a choice is added: {@code /partners/p?}
 */
public record Frame(CurrentUser user, String theme, Wording.Language language, String query) {

    /** Whether the request of this thread asks for a part of a page that is there already. */
    public static boolean isFragment() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                && attributes.getRequest().getHeader("HX-Request") != null;
    }

    /** What refusals say in the language of the request of this thread. */
    public static RefusalSentences sentences() {
        return RefusalSentences.in(
                Wording.Language.of(LocaleContextHolder.getLocale().getLanguage())
                        .orElse(Wording.Language.EN));
    }

    public boolean isSignedIn() {
        return user.isSomebody();
    }

    /** By name, for templates. */
    public boolean has(String role) {
        return Role.parse(role).filter(user::has).isPresent();
    }

    /** The partner whose pages this user sees: its own, also from a bill of its tier 2 or a line on a tier 1's bill. */
    public String home(String partnerId) {
        PartnerId own = user.partner();
        return own == null ? partnerId : own.value();
    }

    /** Where this user can go. */
    public List<Navigation.Item> navigation() {
        return Navigation.of(user);
    }

    /** Where the list on this page goes on. */
    public String next(String cursor) {
        return query + "cursor=" + At.encoded(cursor);
    }
}
