package org.partnerledger.api.site;

import java.util.List;
import org.partnerledger.api.access.CurrentUser;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Where everybody begins: on the first page that they may see. */
@Controller
class HomePage {

    @GetMapping("/")
    String home() {
        List<Navigation.Item> navigation = Navigation.of(CurrentUser.current());
        return navigation.isEmpty()
                ? "home"
                : "redirect:" + navigation.getFirst().href();
    }
}
