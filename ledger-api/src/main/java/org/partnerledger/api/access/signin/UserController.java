package org.partnerledger.api.access.signin;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.access.AskedRoles;
import org.partnerledger.api.access.CurrentUser;
import org.partnerledger.api.access.rule.Role;
import org.partnerledger.api.access.session.OpenSessions;
import org.partnerledger.api.body.JsonBody;
import org.partnerledger.api.body.JsonShape;
import org.partnerledger.api.body.JsonShapes;
import org.partnerledger.api.page.Page;
import org.partnerledger.api.page.PageQuery;
import org.partnerledger.api.problem.InvalidRequest;
import org.partnerledger.api.problem.NotFound;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Users of the database: made, changed, given a new password, taken out. Whoever is changed has to sign in again. */
@RestController
@RequestMapping("/api/v1/users")
public class UserController {

    private static final JsonShape<Asked> ASKED = JsonShapes.object(it -> {
        var roles = AskedRoles.of(it);
        var disabled = it.optional("disabled", false, JsonShapes.flag());
        return () -> new Asked(roles.get(), disabled.get());
    });

    private final UserAccounts accounts;
    private final Passwords passwords;
    private final OpenSessions sessions;

    UserController(UserAccounts accounts, Passwords passwords, OpenSessions sessions) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.sessions = sessions;
    }

    private record Asked(AskedRoles roles, boolean disabled) {}

    /**
     * A user.
     *
     * @param password for one use; only in the answer that makes it
     */
    public record UserJson(
            String name,
            List<Role> roles,
            @Nullable String partnerId,
            boolean disabled,
            boolean mustChangePassword,
            @Nullable String password) {

        static UserJson of(UserAccount it, @Nullable String password) {
            return new UserJson(
                    it.name(),
                    it.roles().stream().sorted().toList(),
                    it.partner() == null ? null : it.partner().value(),
                    it.disabled(),
                    it.mustChange(),
                    password);
        }

        /** A log must not show the password. */
        @Override
        public String toString() {
            return "UserJson[" + name + "]";
        }
    }

    /** By name. */
    @GetMapping
    public Page<UserJson> list(PageQuery page) {
        return Page.of(
                        page,
                        accounts.after(page.afterText(0, ""), page.fetch()),
                        it -> List.of(it.name()),
                        Function.<UserAccount>identity())
                .map(it -> UserJson.of(it, null));
    }

    /** Makes the user, with a password for one use in the answer, or changes it. */
    @PutMapping("/{name}")
    public UserJson put(@PathVariable String name, JsonBody body) {
        Asked asked = body.as(ASKED);
        CurrentUser user = asked.roles().as(requireName(name));
        String password = passwords.generate();
        if (accounts.create(user, passwords.encode(password), true, false)) {
            return UserJson.of(find(name), password);
        }
        accounts.change(user, asked.disabled());
        sessions.end(name);
        return UserJson.of(find(name), null);
    }

    /** A new password for one use, in the answer. */
    @PostMapping("/{name}/password")
    public UserJson resetPassword(@PathVariable String name) {
        String password = passwords.generate();
        UserAccount user = find(name);
        accounts.setPassword(user.name(), passwords.encode(password), true);
        sessions.end(name);
        return UserJson.of(find(name), password);
    }

    @DeleteMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String name) {
        if (!accounts.delete(requireName(name))) {
            throw new NotFound("there is no user " + name);
        }
        sessions.end(name);
    }

    private UserAccount find(String name) {
        return accounts.find(requireName(name)).orElseThrow(() -> new NotFound("there is no user " + name));
    }

    private static String requireName(String name) {
        if (name.isBlank() || name.length() > 200 || name.chars().anyMatch(Character::isISOControl)) {
            throw InvalidRequest.parameter("name", "1 to 200 characters without control characters are expected");
        }
        return name;
    }
}
