import { LoadingPage } from "../../../../components/loading-page.tsx";

export default LoadingPage;
