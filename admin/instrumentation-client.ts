import { leaveToInputMethods } from "./fields/input-methods.ts";

// Before anything else listens: what hears a key afterwards, on the page or in a library, needn't think of it.
leaveToInputMethods(window);
