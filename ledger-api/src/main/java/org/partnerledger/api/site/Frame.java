package org.partnerledger.api.site;

import java.util.List;
import org.partnerledger.api.access.CurrentUser;
import org.partnerledger.api.access.Role;
import org.partnerledger.api.wording.Wording;

/**
 * What is around the content of every page.
 *
 * @param user who looks at it
 * @param theme auto, light or dark
 * @param language of the page
 * @param query what a link to the same page begins with, to which a choice is added: {@code /partners/p?}
 * @param fragment whether only a part of a page is asked for
 */
public record Frame(CurrentUser user, String theme, Wording.Language language, String query, boolean fragment) {

    public boolean isSignedIn() {
        return user.isSomebody();
    }

    /** By name, for templates. */
    public boolean has(String role) {
        return Role.parse(role).filter(user::has).isPresent();
    }

    /** Where this user can go. */
    public List<Navigation.Item> navigation() {
        return Navigation.of(user);
    }

    /** The page, or only its content where the page is there already. */
    public String layout() {
        return fragment ? "fragment" : "page";
    }
}
